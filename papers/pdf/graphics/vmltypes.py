"""The ready-made shapes of VML by the numbers of their types ([MS-ODRAW], 2.4.24 MSOSPT)."""

# Names as DrawingML has them, from a number on.
_RUNS = {
    1: "rect roundRect ellipse diamond triangle rtTriangle parallelogram trapezoid hexagon octagon "
       "plus star5 rightArrow rightArrow homePlate cube",
    19: "arc line plaque can donut",
    32: "line bentConnector2 bentConnector3 bentConnector4 bentConnector5 curvedConnector2 "
        "curvedConnector3 curvedConnector4 curvedConnector5 callout1 callout2 callout3 "
        "accentCallout1 accentCallout2 accentCallout3 borderCallout1 borderCallout2 borderCallout3 "
        "accentBorderCallout1 accentBorderCallout2 accentBorderCallout3 ribbon ribbon2 chevron "
        "pentagon noSmoking star8 star16 star32 wedgeRectCallout wedgeRoundRectCallout "
        "wedgeEllipseCallout wave foldedCorner leftArrow downArrow upArrow leftRightArrow "
        "upDownArrow irregularSeal1 irregularSeal2 lightningBolt heart",
    76: "quadArrow leftArrowCallout rightArrowCallout upArrowCallout downArrowCallout "
        "leftRightArrowCallout upDownArrowCallout quadArrowCallout bevel leftBracket rightBracket "
        "leftBrace rightBrace leftUpArrow bentUpArrow bentArrow star24 stripedRightArrow "
        "notchedRightArrow blockArc smileyFace verticalScroll horizontalScroll circularArrow",
    101: "uturnArrow curvedRightArrow curvedLeftArrow curvedUpArrow curvedDownArrow cloudCallout "
         "ellipseRibbon ellipseRibbon2 flowChartProcess flowChartDecision flowChartInputOutput "
         "flowChartPredefinedProcess flowChartInternalStorage flowChartDocument "
         "flowChartMultidocument flowChartTerminator flowChartPreparation flowChartManualInput "
         "flowChartManualOperation flowChartConnector flowChartPunchedCard flowChartPunchedTape "
         "flowChartSummingJunction flowChartOr flowChartCollate flowChartSort flowChartExtract "
         "flowChartMerge flowChartOfflineStorage flowChartOnlineStorage flowChartMagneticTape "
         "flowChartMagneticDisk flowChartMagneticDrum flowChartDisplay flowChartDelay",
    176: "flowChartAlternateProcess flowChartOffpageConnector",
    182: "leftRightUpArrow sun moon bracketPair bracePair star4 doubleWave",
    202: "rect",
}  # fmt: skip
TYPES = {
    str(number): name
    for start, names in _RUNS.items()
    for number, name in enumerate(names.split(), start)
}
