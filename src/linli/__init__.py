"""LinLi 邻礼: evaluate and run residential communities against published standards."""

__version__ = "0.1.0"
