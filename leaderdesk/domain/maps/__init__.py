"""Where the money goes: communes, what is placed on them, their outlines, and the map that shows both."""
