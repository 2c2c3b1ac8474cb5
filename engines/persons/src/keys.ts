import type { Person } from "./compare.ts";
import { isSpelledBySound, unmarried } from "./name.ts";
import { organisationStem } from "./organisation.ts";

/**
 * Words under which an entry is looked up: two entries that may be one person share at least one. Name, sound, the name without what
 * marriage puts before it, identifiers, and unit with the surname's sound, under which slips and transliterations meet.
 */
export function keysOf(p: Person): string[] {
  const keys = new Set<string>();
  const { plain, syllables, sound, latin, parts } = p.read;
  if (sound !== "") keys.add(`y:${sound}`);
  if (latin.length > 1) keys.add(`y:${[...latin.slice(1), latin[0]].join("")}`);
  if (plain.length >= 2 && plain.length <= 4) {
    keys.add(`n:${plain}`);
    const own = unmarried(plain);
    if (own !== undefined) keys.add(`n:${own}`);
  }
  if (isSpelledBySound(p.read)) {
    keys.add(`m:${syllables.slice(0, 3).join("")}`);
    keys.add(`m:${syllables.slice(-3).join("")}`);
  } else if (plain.length === 3 && parts.length === 1) keys.add(`m:${sound}`);
  if (plain.length === 3) keys.add(`s:${syllables[0] ?? ""}${[...plain.slice(1)].toSorted().join("")}`);
  if (p.identity !== null) keys.add(`i:${p.identity}`);
  for (const phone of p.phones) {
    const bare = phone
      .normalize("NFKC")
      .replace(/\D/g, "")
      .replace(/^86(?=1\d{10}$)/, "");
    if (/^1[3-9]\d{9}$/.test(bare)) keys.add(`p:${bare}`);
  }
  for (const email of p.emails) keys.add(`e:${email.trim().toLowerCase()}`);
  for (const unit of p.units) {
    const stem = organisationStem(unit);
    if (stem.length >= 2)
      for (const first of new Set([syllables[0] ?? "", syllables[1] ?? ""])) if (first !== "") keys.add(`u:${stem}|${first}`);
  }
  return [...keys];
}
