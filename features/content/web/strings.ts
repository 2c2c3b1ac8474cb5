import { defineStrings } from "../../../platform/i18n/strings.ts";

export const contentStrings = defineStrings({
  zh: {
    shown: "公众看到的",
    notYet: "还没有发布过。",
    noRegion: "本单位没有地区，没有公开网址。",
    address: "公开网址",
    isShown: "公众现在看到的是第一行这一版；正在改的内容发布以后才换上。",
    notShown: "公众现在看不到，网址上有说明。",
    version: (n: number, day: string) => `第 ${n} 版，${day}`,
    reviewers: "科学审核",
    used: "用在哪些作品里",
    unused: "还没有作品用它。",
    usedHint: "授权到期的当天起，这些作品自动从公开页面下架；30 天前开始提醒。",
  },
  en: {
    shown: "What the public sees",
    notYet: "Never published.",
    noRegion: "This unit has no region, so no public address.",
    address: "Public address",
    isShown: "The public sees the first of these versions; what is being changed takes its place once it is published.",
    notShown: "The public does not see it now; its address tells why.",
    version: (n, day) => `Version ${n}, ${day}`,
    reviewers: "Reviewed by",
    used: "Items that use it",
    unused: "Nothing uses it yet.",
    usedHint: "When the licence ends these items go offline by themselves that day; it is told from 30 days before.",
  },
});
