import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Installation } from "../app/open.ts";
import { house } from "../app/rooms.ts";
import type { House } from "../platform/rooms/room.ts";
import { closeSearch, currentSearch } from "../app/search.ts";
import { loadSample } from "../app/sample.ts";
import { recordSignIn } from "../app/signin-record.ts";
import { oidcOf, readConfig } from "../platform/config/config.ts";
import type { Services } from "../platform/http/server.ts";
import { Files } from "../platform/files/files.ts";
import { Links } from "../platform/links/links.ts";
import { openChannels } from "../platform/messages/channels.ts";
import { Messages } from "../platform/messages/messages.ts";
import { openSignIn } from "../platform/signin/signin.ts";
import { cloneDatabase, type TestDatabase } from "../platform/testing/database.ts";

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
  const test = await cloneDatabase();
  const folder = mkdtempSync(join(tmpdir(), "bihuan-files-"));
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
    house: options.house ?? house,
  };
  const installation: TestInstallation = {
    services,
    signIn,
    owner: test.owner,
    members: { leads: async () => true, tell: () => {}, hear: () => {}, leave: async () => {} },
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
  if (options.sample) await loadSample(installation, () => {});
  return installation;
}
