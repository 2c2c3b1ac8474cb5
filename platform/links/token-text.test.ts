import assert from "node:assert/strict";
import { test } from "node:test";
import { tokenIn } from "./token-text.ts";

const TOKEN = "7K3QZ9M2XTA4B8C1D0EF";

test("a token is found whatever stands behind it, around it and between its letters", () => {
  const tails = [
    "",
    "，",
    "。",
    "】",
    ")",
    ".",
    "%EF%BC%8C",
    "，请点击确认",
    "&from=singlemessage",
    "?from=timeline",
    "%",
    "%E",
    "#",
    " 谢谢",
  ];
  for (const tail of tails) assert.equal(tokenIn(TOKEN + tail), TOKEN, tail);
  const typed = [
    "7K3QZ-9M2XT-A4B8C-1D0EF",
    "7k3qz 9m2xt a4b8c 1d0ef",
    "７Ｋ３ＱＺ－９Ｍ２ＸＴ－Ａ４Ｂ８Ｃ－１Ｄ０ＥＦ",
    "7K3QZ—9M2XT–A4B8C−1D0EF",
    "７ｋ３ｑｚ　９ｍ２ｘｔ　ａ４ｂ８ｃ　１ｄ０ｅｆ",
    "7K3QZ‐9M2XT‑A4B8C‒iDoEF",
    "7K3QZ9M2XT\u200bA4B8C\u00ad1D0EF",
    "编号：7K3QZ-9M2XT-A4B8C-1D0EF（请确认）",
    `https://example.org/link/demand#${TOKEN}，请点击确认`,
    `https://example.org/link/demand?from=timeline#${TOKEN}&from=singlemessage`,
  ];
  for (const text of typed) assert.equal(tokenIn(text), TOKEN, text);
});

test("what holds no token is none, however long it is", () => {
  for (const text of ["", "%", "7K3QZ-9M2XT", "请点击确认", "-".repeat(100_000), "7K3QZ ".repeat(3)])
    assert.equal(tokenIn(text), undefined, text.slice(0, 20));
});
