import assert from "node:assert/strict";
import { test } from "node:test";
import { seededRandom } from "@bihuan/kit";
import { amountSpellings, readSaid, say } from "./amounts.ts";

test("a sum is asked for in every other spelling; years, telephones, counts and codes are none", () => {
  const forms = ["35万", "350000", "350,000", "三十五万"];
  for (const form of forms) {
    const others = amountSpellings(`${form}元补助`);
    assert.deepEqual(new Set([...others, `${form}元补助`]), new Set(forms.map((f) => `${f}元补助`)), form);
  }
  for (const voucher of ["伍拾万元", "壹拾贰万叁仟元"])
    assert.ok(
      amountSpellings(voucher).some((s) => /^\d+元$/.test(s)),
      voucher,
    );
  assert.ok(amountSpellings("伍拾万元").includes("500000元"));
  assert.deepEqual(amountSpellings("不超过1.2亿元"), ["不超过120000000元", "不超过120,000,000元", "不超过一亿二千万元"]);
  assert.deepEqual(amountSpellings("合同额 350000"), ["合同额 35万", "合同额 350,000", "合同额 三十五万"]);
  assert.deepEqual(amountSpellings("3,500.5万元"), ["3500.5万元", "35005000元", "35,005,000元", "三千五百万五千元"]);
  for (const none of [
    "2019年3月",
    "13812345678",
    "610041",
    "第三十五条",
    "gb350000",
    "35 个",
    "一万个为什么".slice(2),
    "1.5.2版",
    "",
    "350,00",
    "万一",
  ])
    assert.deepEqual(amountSpellings(none), [], none);
});

test("what is read out is read back", () => {
  const random = seededRandom(35);
  for (let i = 0; i < 3000; i++) {
    const value = random.below(10 ** (1 + random.below(9))) + 1;
    assert.equal(readSaid(say(value)), value, say(value));
  }
  assert.deepEqual(
    ["两万", "十万", "一百零五万", "三千万", "二十亿零三万"].map(readSaid),
    [20_000, 100_000, 1_050_000, 30_000_000, 2_000_030_000],
  );
  assert.deepEqual(["一二三万", "千万", "万"].map(readSaid), [undefined, undefined, undefined]);
});
