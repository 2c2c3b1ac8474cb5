import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";

import type { Installation } from "../app/open.ts";
import { house } from "../app/rooms.ts";
import type { House } from "../platform/rooms/room.ts";
import { closeSearch, currentSearch } from "../app/search.ts";
import { loadSample } from "../app/sample.ts";
import { recordSignIn } from "../app/signin-record.ts";
import { oidcOf, readConfig } from "../platform/config/config.ts";
import type { Members } from "../platform/db/members.ts";
import type { Services } from "../platform/http/server.ts";
import { Files } from "../platform/files/files.ts";
import { Links } from "../platform/links/links.ts";
import { openChannels } from "../platform/messages/channels.ts";
import { Messages } from "../platform/messages/messages.ts";
import { openSignIn } from "../platform/signin/signin.ts";
import { cloneDatabase, currentSample, onceAsTemplate, testDataFolder, type TestDatabase } from "../platform/testing/database.ts";

const ALONE: Members = { leads: async () => true, tell: () => {}, hear: () => {}, leave: async () => {} };
const SECRET = "a key of the tests alone: 7Qp2xV9mK4";

/** A whole installation on a cloned database, with the sample where asked; the clock can be turned. */
export interface TestInstallation extends Installation, AsyncDisposable {
  test: TestDatabase;
  clock: { millis: number };
}

export async function openTestInstallation(options: {
  sample: boolean;
  origin?: string;
  settings?: Record<string, string>;
  house?: House;
}): Promise<TestInstallation> {
  const sample = options.sample && playsSampleOnce(options) ? await sampleTemplate() : undefined;
  const test = await cloneDatabase(sample?.database);
  const folder = mkdtempSync(join(tmpdir(), "bihuan-files-"));
  if (sample) cpSync(sample.folder, folder, { recursive: true, preserveTimestamps: true });
  const clock = { millis: Date.parse("2026-11-23T02:00:00Z") };
  const origin = options.origin ?? "http://127.0.0.1:1";
  const config = readConfig({ BIHUAN_ORIGIN: origin, ...options.settings });
  const signIn = openSignIn({ database: test.app, secret: SECRET, origin, oidc: oidcOf(config), record: recordSignIn(() => services) });
  const services: Services = {
    database: test.database,
    config,
    files: new Files(folder, 1_000_000),
    links: new Links(test.database, SECRET),
    accounts: signIn.accounts,
    dataFolder: folder,
    messages: new Messages(test.database, SECRET, openChannels(config)),
    search: () => currentSearch(services),
    now: () => clock.millis,
    rootUnitId: 0,
    servers: ALONE,
    house: options.house ?? house,
  };
  const installation: TestInstallation = {
    services,
    signIn,
    owner: test.owner,
    members: ALONE,
    test,
    clock,
    close: async () => {
      await closeSearch(services);
      await signIn.close();
      await test[Symbol.asyncDispose]();
      rmSync(folder, { recursive: true, force: true });
    },
    async [Symbol.asyncDispose]() {
      await installation.close();
    },
  };
  if (sample) services.rootUnitId = await rootOf(services);
  else if (options.sample) await loadSample(installation, () => {});
  return installation;
}

const rootOf = async ({ database }: Services): Promise<number> =>
  (await database.plumbing((db) => db.selectFrom("unit").select("id").where("parent_id", "is", null).executeTakeFirstOrThrow())).id;

/** Files elsewhere, rooms of a test's own: there the sample is played in anew. */
const playsSampleOnce = ({ house, settings }: { house?: House; settings?: Record<string, string> }): boolean =>
  house === undefined && !Object.keys(settings ?? {}).some((s) => /S3|FILES/.test(s));

/** The sample as it was played in once on the server for the sources as they stand: its database to clone, its folder to copy. */
async function sampleTemplate(): Promise<{ database: string; folder: string }> {
  const database = currentSample();
  const other = process.env["BIHUAN_TEST_DATABASE"];
  const folder = join(testDataFolder, other === undefined ? database : `${database}-${new URL(other).port}`);
  await onceAsTemplate(database, async () => {
    const first = await openTestInstallation({ sample: false });
    await loadSample(first, () => {});
    await closeSearch(first.services);
    // An index belongs to its folder: each copy builds its own and is told of changes by itself.
    await first.services.database.asRoot(first.services.rootUnitId, (db) => sql`delete from search_reader`.execute(db));
    rmSync(join(first.services.dataFolder, "search"), { recursive: true, force: true });
    await Promise.all([first.signIn.close(), first.test.database.close()]);
    rmSync(folder, { recursive: true, force: true });
    cpSync(first.services.dataFolder, folder, { recursive: true, preserveTimestamps: true });
    rmSync(first.services.dataFolder, { recursive: true });
    return first.test.owner.database as string;
  });
  return { database, folder };
}
