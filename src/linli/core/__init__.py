"""What every module needs, a sub-package each; see README.md."""
