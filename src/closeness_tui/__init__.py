"""closeness: guided exercises for getting closer to people at your own pace."""

__version__ = "0.1.0"
