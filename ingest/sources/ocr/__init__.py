"""OCR: pages that are images are drawn, read by tesseract where it is installed, and kept below KB_DATA/cache/ocr by the file's hash."""
