"""LeaderDesk: the desk of a French LEADER local action group, offline."""

__version__ = "0.1.0"
