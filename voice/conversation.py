"""One talk: asks, listens, understands; two misses at most, then the touch list and a person."""
