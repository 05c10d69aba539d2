"""What a picture looks like, in 64 bits. docs/algorithms/image-likeness.md."""

from PIL import Image


def likeness(image: Image.Image) -> int | None:
    """Return 64 bits as a signed number: whether each of 8 x 8 fields is brighter than its right neighbour.

    None if no field is, or all are: a blank or a ramp says nothing about what a picture shows.
    """
    small = image.convert("L").resize((9, 8), Image.Resampling.BOX)
    grey = list(small.tobytes())
    bits = 0
    for row in range(8):
        for column in range(8):
            bits = bits << 1 | (grey[row * 9 + column] > grey[row * 9 + column + 1])
    if bits in (0, 2**64 - 1):
        return None
    return bits - 2**64 if bits >= 2**63 else bits
