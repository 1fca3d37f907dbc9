"""What a workbook holds, looked at before its reader is let in: one file per format."""
