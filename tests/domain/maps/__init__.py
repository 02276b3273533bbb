"""The rules of the map: communes, placing, classes, files of outlines, lighter outlines, the plane."""
