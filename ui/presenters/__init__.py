"""One presenter for each page: it hands the page values, and has done what the person wants there.

Pages know neither the bridge nor each other. A presenter is made when its page is first looked at.
"""
