interface Named {
  readonly title: string;
  readonly place: string;
}

/** Letters that tell events apart: no brackets with what is in them, no punctuation, nothing that says which year or which time. */
const lettersOf = (text: string): string =>
  text
    .normalize("NFKC")
    .replace(/\([^()]{0,20}\)/g, "")
    .replace(/第[〇零一二三四五六七八九十百\d]{1,5}[届次期]|20\d\d(?:年度?)?/g, "")
    .replace(/[\s\p{P}]/gu, "");

/** Dice's coefficient of the pairs of letters: 1 for the same text, 0 where no two neighbours are shared. */
function likeness(a: string, b: string): number {
  const [one, two] = [pairs(lettersOf(a)), pairs(lettersOf(b))];
  if (one.size === 0 || two.size === 0) return 0;
  const shared = [...one].filter((p) => two.has(p)).length;
  return (2 * shared) / (one.size + two.size);
}
function pairs(text: string): Set<string> {
  const letters = [...text];
  return new Set(letters.slice(1).map((c, i) => `${letters[i]}${c}`));
}

/** Of events near in days: most of the title's letters, or the same place and some of them. */
export const isSameEvent = (a: Named, b: Named): boolean => {
  const like = likeness(a.title, b.title);
  return like >= 0.6 || (like >= 0.3 && lettersOf(a.place) !== "" && lettersOf(a.place) === lettersOf(b.place));
};
