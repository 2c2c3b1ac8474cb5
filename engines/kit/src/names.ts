/** Names as they are compared: without spaces, width, case and what separates their parts; two spellings of one name are one. */
export const plainName = (name: string): string =>
  visible(name)
    .normalize("NFKC")
    .replace(/[\s·.．•・‧∙⋅●˙⸱]/g, "")
    .toLowerCase();

/**
 * Without the signs nobody sees that come along from web pages, chats and the dialogs of Windows: zero width, soft hyphens, directions of
 * writing; and without what no column of text holds: controls, half a character.
 */
export const visible = (text: string): string =>
  text.replace(
    /[\u0000-\u0008\u000e-\u001f\u007f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\p{Surrogate}]/gu,
    "",
  );
