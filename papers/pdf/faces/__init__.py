"""The free faces that stand in for Word's, metric for metric, with their licences."""
