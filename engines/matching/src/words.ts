/**
 * Terms of Chinese and Latin text without a dictionary: character bigrams inside runs of Han characters, whole Latin words
 * and numbers in lower case. Bigrams that only carry grammar are left out.
 */
const STOP = new Set([
  "的是",
  "我们",
  "目前",
  "现有",
  "需要",
  "希望",
  "一个",
  "可以",
  "进行",
  "以及",
  "如何",
  "问题",
  "技术",
  "研究",
  "开发",
  "企业",
  "公司",
  "相关",
  "方面",
  "主要",
  "通过",
  "提供",
  "服务",
  "应用",
  "示例",
]);

export function termsOf(text: string): string[] {
  const terms: string[] = [];
  for (const run of text.toLowerCase().match(/[\p{Script=Han}]+|[a-z][a-z0-9-]+|\d+(?:\.\d+)?/gu) ?? []) {
    if (!/\p{Script=Han}/u.test(run)) terms.push(run);
    else {
      const characters = [...run];
      for (let i = 0; i + 1 < characters.length; i++) {
        const bigram = `${characters[i]}${characters[i + 1]}`;
        if (!STOP.has(bigram) && !/[的了和与及在为对]/u.test(bigram)) terms.push(bigram);
      }
    }
  }
  return terms;
}
