"""JobTech, Arbetsförmedlingen's open data: ads from files and from the stream, and the taxonomy.

Reading is kept apart from fetching: `advert` and `rows` are pure, `files` and `stream` bring bytes.
"""
