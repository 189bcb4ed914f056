"""Pages of a site -> PDFs to fill in, print and keep. Needs WeasyPrint, which comes with `pip install "handrail[pdf]"`.

Beside the way to the site: `Renderer.paper` gives a page's own HTML for paper, `form` names what can be filled in,
`engine` lays it out and sets it in PDF/UA-1, and `sheets` says which of them a site publishes and keeps those that are
made, because making one takes seconds.
"""
