interface Standing {
  readonly condition: string | null;
  readonly closedOn: string | null;
}

/** Whether a place is out of use on a day. Out of use without a day: nobody knows since when, so on every day. */
export const isClosedOn = (p: Standing, day: string): boolean => (p.closedOn === null ? p.condition === "closed" : p.closedOn <= day);

/**
 * The day of closing as a save leaves it. Put out of use, a place closes today unless an earlier day is given, never before it
 * opened: past days stay as they were. Back in use, the day that closed it goes, unless the same save sets another.
 */
export function closedOnAfter(before: Standing, after: Standing & { readonly openedOn: string | null }, today: string): string | null {
  if (after.condition === "closed") {
    if (after.closedOn === null && before.condition === "closed") return before.closedOn;
    const day = after.closedOn !== null && after.closedOn < today ? after.closedOn : today;
    return after.openedOn !== null && after.openedOn > day ? after.openedOn : day;
  }
  return before.condition === "closed" && after.closedOn === before.closedOn ? null : after.closedOn;
}
