/** Straight distance × 1.3 at 1.1 m/s: an estimate, and named as one. */
const DETOUR = 1.3;
const METRES_PER_MINUTE = 66;
const METRES_PER_DEGREE = 111_195;

/**
 * Adds the one button a list without JavaScript lacks. The position is asked for on a press, used here and kept nowhere:
 * nothing is sent, and the browser's own question comes first.
 */
export function sortByDistance(): void {
  const tools = document.getElementById("near-tools");
  if (!tools || !("geolocation" in navigator)) return;
  const words = tools.dataset;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "pb-button pb-button-main";
  button.textContent = words.sort ?? "";
  const note = document.createElement("p");
  note.className = "pb-help";
  note.setAttribute("role", "status");
  note.textContent = words.privacy ?? "";
  tools.append(button, note);
  // Whoever allowed it before sees the nearest first at once; nobody is asked unasked.
  void navigator.permissions
    ?.query({ name: "geolocation" })
    .then((p) => p.state === "granted" && button.click())
    .catch(() => {});
  button.addEventListener("click", () =>
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        const near = order({ lat: coords.latitude, lon: coords.longitude }, words.walk ?? "");
        note.textContent = `${(words.walkable ?? "").replace("0", String(near))} ${words.privacy ?? ""}`;
      },
      () => (note.textContent = words.refused ?? ""),
      { timeout: 15_000 },
    ),
  );
}

/** Puts all places into one list, nearest first; answers how many lie within 15 minutes. */
function order(me: { lat: number; lon: number }, walk: string): number {
  const cosine = Math.cos((me.lat * Math.PI) / 180);
  const items = [...document.querySelectorAll<HTMLElement>("li[data-lat]")].map((li) => {
    const { lat, lon } = li.dataset;
    const metres =
      lat && lon
        ? Math.hypot(Number(lat) - me.lat, (Number(lon) - me.lon) * cosine) * METRES_PER_DEGREE * DETOUR
        : Number.POSITIVE_INFINITY;
    return { li, minutes: Math.ceil(metres / METRES_PER_MINUTE) };
  });
  items.sort((a, b) => a.minutes - b.minutes);
  const list = document.createElement("ul");
  list.className = "pb-near";
  for (const { li, minutes } of items) {
    const say = li.querySelector(".pb-walk");
    if (say && Number.isFinite(minutes)) say.textContent = `· ${walk.replace("0", String(minutes))}`;
    list.append(li);
  }
  for (const section of document.querySelectorAll("main section")) section.remove();
  document.querySelector("main > ul.pb-near")?.remove();
  document.querySelector("main")?.append(list);
  return items.filter((i) => i.minutes <= 15).length;
}
