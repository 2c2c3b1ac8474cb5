export const ICALENDAR = "text/calendar; charset=utf-8";

export interface CalendarEvent {
  /** Stays the same as long as the event does: a calendar that fetches anew replaces it. */
  readonly uid: string;
  readonly onDay: string;
  readonly fromTime: string;
  readonly toTime: string;
  readonly title: string;
  readonly place: string;
  readonly notes?: string;
}

/** Events as iCalendar (RFC 5545): Beijing hours, folded lines, a stable name for each. */
export function writeICalendar(of: string, events: readonly CalendarEvent[], nowMillis: number): string {
  const stamp = new Date(nowMillis).toISOString().replace(/[-:]|\.\d{3}/g, "");
  const at = (day: string, time: string) => `${day.replaceAll("-", "")}T${time.replace(":", "")}00`;
  const lines = [
    ...["BEGIN:VCALENDAR", "VERSION:2.0", `PRODID:-//Bihuan//${of}//ZH`, "BEGIN:VTIMEZONE", "TZID:Asia/Shanghai", "BEGIN:STANDARD"],
    ...["DTSTART:19700101T000000", "TZOFFSETFROM:+0800", "TZOFFSETTO:+0800", "END:STANDARD", "END:VTIMEZONE"],
    ...events.flatMap((e) => [
      ...["BEGIN:VEVENT", `UID:${e.uid}@bihuan`, `DTSTAMP:${stamp}`],
      `DTSTART;TZID=Asia/Shanghai:${at(e.onDay, e.fromTime)}`,
      `DTEND;TZID=Asia/Shanghai:${at(e.onDay, e.toTime)}`,
      `SUMMARY:${escapeText(e.title)}`,
      `LOCATION:${escapeText(e.place)}`,
      ...(e.notes === undefined ? [] : [`DESCRIPTION:${escapeText(e.notes)}`]),
      "END:VEVENT",
    ]),
    "END:VCALENDAR",
  ];
  return `${lines.map(fold).join("\r\n")}\r\n`;
}

const escapeText = (text: string): string => text.replace(/[\\;,]/g, "\\$&").replace(/\r?\n/g, "\\n");

/** At most 75 octets a line, never within a character. */
function fold(line: string): string {
  let out = "";
  let octets = 0;
  for (const c of line) {
    const n = Buffer.byteLength(c);
    if (octets + n > 74) {
      out += "\r\n ";
      octets = 1;
    }
    out += c;
    octets += n;
  }
  return out;
}
