"""The frame around the pages: window, navigation, actions, status line, start."""
