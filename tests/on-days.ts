import type { World } from "./records-world.ts";

/** Sets the clock that acts read, at ten in the morning of a day of China; and gives a file of a kind to a case. */
export function daysOf(world: World) {
  const { services } = world.installation;
  return {
    on: (day: string): void => void Object.assign(services, { now: () => Date.parse(`${day}T10:00:00+08:00`) }),
    file: (unit: string, id: number, kind: string): Promise<unknown> => {
      const actor = world.actor(unit, ["adviser"]);
      const file = { sha256: Buffer.alloc(32, id % 256), name: `${kind}（示例）.pdf`, media_type: "application/pdf", bytes: 9 };
      return services.database.write(actor.scope, (tx) =>
        tx
          .insertInto("stored_file")
          .values({ ...file, case_id: id, kind, uploaded_by: actor.id })
          .execute(),
      );
    },
  };
}
