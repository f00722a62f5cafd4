"""Sound: the Opus codec, speech detection, resampling and paced sending."""
