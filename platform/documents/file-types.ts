/** What files are told to be, by their ending. */
export const TYPES = {
  csv: "text/csv; charset=utf-8",
  geojson: "application/geo+json",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
} as const;
