import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { kitSheet, unwritten } from "./kit-styles.ts";
import { accountStrings, doorStrings } from "./strings.ts";
import * as kitStrings from "../../platform/ui/strings.ts";
import * as linkStrings from "./link/strings.ts";
import { isInside } from "./next-address.ts";

test("after sign-in one stays in this app", () => {
  for (const good of ["/", "/services?f.state=a&q=科普", "/services/3#x"]) assert.equal(isInside(good), true, good);
  for (const bad of [
    "",
    "//evil.example",
    "/\\evil.example",
    "https://evil.example",
    "javascript:alert(1)",
    "/sign-in?next=/",
    "/\t/evil.example",
    " /x",
  ])
    assert.equal(isInside(bad), false, bad);
});

test("every string is written in both languages, and in the right one", () => {
  const all = [doorStrings, accountStrings, ...Object.values(kitStrings), ...Object.values(linkStrings)];
  let seen = 0;
  for (const pair of all) {
    const zh = pair.zh as Record<string, unknown>;
    const en = pair.en as Record<string, unknown>;
    assert.deepEqual(Object.keys(zh).toSorted(), Object.keys(en).toSorted());
    for (const key of Object.keys(zh)) {
      assert.equal(typeof zh[key], typeof en[key], key);
      const [z, e] = [say(zh[key]), say(en[key])];
      assert.ok(z.trim() !== "" && e.trim() !== "", key);
      // The switch to the other language is written in that language.
      if (key === "otherLanguage") continue;
      // A mark between words is no word.
      if (!/[\p{L}\p{N}]/u.test(z + e)) continue;
      assert.match(z, /\p{Script=Han}/u, key);
      assert.doesNotMatch(e, /\p{Script=Han}/u, key);
      seen++;
    }
  }
  assert.ok(seen > 120, `saw ${seen} strings`);
});

const say = (text: unknown): string => (typeof text === "function" ? String((text as (...a: unknown[]) => string)(1, 2)) : String(text));

test("the sheet of the kit's styles holds every piece a page imports, bears no hash, and tells which it lacks", () => {
  const { css, kinds } = kitSheet();
  for (const part of [".ant-btn{", ".ant-select{", ".ant-dropdown-menu", ".ant-input-number{", ".ant-drawer "])
    assert.ok(css.includes(part), part);
  assert.doesNotMatch(css, /:where\(|\.css-(?!var)/, "no hash");
  const used = globSync("{app,platform,features}/**/*.tsx").flatMap((file) =>
    [...readFileSync(file, "utf8").matchAll(/import \{([^}]+)\} from "antd"/g)].flatMap((m) => (m[1] ?? "").split(",")),
  );
  const names = new Set(used.map((n) => n.trim()).filter((n) => n !== "" && !n.startsWith("type ") && n !== "ConfigProvider"));
  assert.ok(names.size > 10);
  for (const name of names) assert.ok(kinds.has(name.toLowerCase()), `${name} would stand without its styles`);
  const folders = ["button", "input-number", "date-picker"].map((f) => `/x/node_modules/antd/es/${f}/style/index.js`);
  assert.deepEqual(unwritten(folders, kinds), ["date-picker"]);
});
