"""Files in and out: plain values in, plain values out."""
