import type { TourPlan } from "../plan.ts";
import type { TourQuestion } from "../question.ts";

/** Every breach of a rule that a plan shows, by reading the question alone: slow and plain, for tests. */
export function breaches(q: TourQuestion, plan: TourPlan): string[] {
  const out: string[] = [];
  /** By stop, the days on which it is visited. */
  const seen = new Map<string, number[]>();
  const beds = new Map<string, number>();
  let metres = 0;
  for (const v of q.vehicles) {
    let at = v.home;
    let away = 0;
    for (let day = 0; day < q.days; day++) {
      const d = plan.days.find((x) => x.vehicle === v.id && x.day === day);
      const duty = v.duty[day];
      if (!d) {
        if (at !== v.home && (duty || day > (q.firstOpenDay ?? 0))) out.push(`${v.id} is lost after day ${day - 1}`);
        at = v.home;
        away = 0;
        continue;
      }
      if (!duty) out.push(`${v.id} runs on its day off ${day}`);
      if (d.from !== at) out.push(`${v.id} begins day ${day} elsewhere`);
      let clock = duty?.from ?? 0;
      let drive = 0;
      let load = 0;
      let place = d.from;
      for (const visit of d.visits) {
        const s = q.stops.find((x) => x.id === visit.stop);
        if (!s) {
          out.push(`${visit.stop} is nobody`);
          continue;
        }
        if (seen.has(s.id) && s.patterns === undefined) out.push(`${s.id} twice`);
        seen.set(s.id, [...(seen.get(s.id) ?? []), day]);
        load += s.load ?? 0;
        if (s.kit !== undefined && !v.kits.includes(s.kit)) out.push(`${v.id} does not carry ${s.kit}`);
        const go = Math.ceil(q.minutes[place * q.places + s.place] as number);
        drive += go;
        metres += Math.round(q.metres[place * q.places + s.place] as number);
        if (visit.begin < clock + go) out.push(`${s.id} begins before the vehicle is there`);
        if (!(s.windows[day] ?? []).some((w) => visit.begin >= w.from && visit.begin + s.serviceMinutes <= w.to))
          out.push(`${s.id} outside its windows`);
        clock = visit.begin + s.serviceMinutes;
        place = s.place;
      }
      const on = Math.ceil(q.minutes[place * q.places + d.to] as number);
      metres += Math.round(q.metres[place * q.places + d.to] as number);
      drive += on;
      if (duty && clock + on > duty.to) out.push(`${v.id} is late on day ${day}`);
      if (load > (v.capacity ?? Infinity)) out.push(`${v.id} carries too much on day ${day}`);
      if (drive > v.driveMinutesPerDay) out.push(`${v.id} drives too long on day ${day}`);
      const must = day === q.days - 1 || (!v.duty[day + 1] && day >= (q.firstOpenDay ?? 0)) || (v.homeBy ?? []).includes(day);
      if (d.lodging === undefined) {
        if (d.to !== v.home) out.push(`${v.id} sleeps nowhere after day ${day}`);
        away = 0;
      } else {
        if (must) out.push(`${v.id} is not home after day ${day}`);
        if (d.to !== q.lodgings[d.lodging]?.place) out.push(`${v.id} sleeps elsewhere than said`);
        const bed = `${d.lodging} ${day}`;
        beds.set(bed, (beds.get(bed) ?? 0) + 1);
        if (++away > v.nightsInARow) out.push(`${v.id} is away too long`);
      }
      at = d.to;
    }
    if (at !== v.home) out.push(`${v.id} does not come home`);
  }
  for (const [bed, n] of beds) if (n > (q.lodgings[Number(bed.split(" ")[0])]?.beds ?? 0)) out.push(`too many at lodging ${bed}`);
  if (metres !== plan.totals.metres) out.push(`metres ${metres} are told as ${plan.totals.metres}`);
  const isWhole = (s: TourQuestion["stops"][number], days: readonly number[]): boolean =>
    s.patterns === undefined || s.patterns.some((p) => p.length === days.length && p.every((d) => days.includes(d)));
  let served = 0;
  for (const s of q.stops) {
    const days = seen.get(s.id) ?? [];
    if (days.length > 0 && isWhole(s, days)) served++;
    // What is fixed of a pattern that cannot be kept any more stands.
    else if (days.some((day) => !q.fixed?.some((f) => f.stop === s.id && f.day === day))) out.push(`${s.id} has days that are no pattern`);
  }
  if (served !== plan.totals.served || served + plan.left.length !== q.stops.length) out.push("served and left do not add up");
  for (const f of q.fixed ?? []) {
    const kept = plan.days.some((d) => d.vehicle === f.vehicle && d.day === f.day && d.visits.some((x) => x.stop === f.stop));
    if (!kept) out.push(`${f.stop} was fixed`);
  }
  return out;
}
