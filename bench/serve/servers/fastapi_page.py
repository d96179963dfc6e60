"""One page from memory by FastAPI under uvicorn. Variables: PAGE_FILE, its file, and PAGE_PATH, where it is."""

import os
from pathlib import Path

from fastapi import FastAPI
from fastapi.responses import HTMLResponse

app = FastAPI(openapi_url=None)
page = Path(os.environ["PAGE_FILE"]).read_text("utf-8")


@app.get(os.environ["PAGE_PATH"], response_class=HTMLResponse)
async def read_page() -> str:
    return page
