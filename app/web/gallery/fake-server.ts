/** Answers the shell's own calls, so that the samples need no server. */
export function answerInstead(): void {
  const real = fetch;
  globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    const path = new URL(request.url).pathname;
    const answer = ANSWERS[path];
    return answer === undefined ? real(request) : Response.json(answer);
  };
}

const ANSWERS: Readonly<Record<string, unknown>> = {
  "/api/me": {
    personId: 1,
    name: "示例甲",
    postId: 1,
    locale: "zh-CN",
    permissions: [],
    waiting: 12,
    offerTour: false,
    notices: [],
    posts: [
      { id: 1, title: "保姆", unitName: "示例县科协", roles: ["adviser"] },
      { id: 2, title: "负责人", unitName: "示例市科协", roles: ["lead"] },
    ],
  },
  "/api/auth/list-sessions": [
    {
      id: "1",
      token: "a",
      createdAt: "2026-11-20T01:00:00Z",
      expiresAt: "2026-11-27T01:00:00Z",
      ipAddress: "192.0.2.7",
      userAgent: "Mozilla/5.0 (Windows NT 10.0) Chrome/140.0",
    },
    {
      id: "2",
      token: "b",
      createdAt: "2026-11-19T01:00:00Z",
      expiresAt: "2026-11-26T01:00:00Z",
      ipAddress: "192.0.2.8",
      userAgent: "Mozilla/5.0 (iPhone) MicroMessenger/8.0",
    },
  ],
  "/api/auth/get-session": { session: { token: "a" }, user: { twoFactorEnabled: false } },
  "/api/auth/two-factor/enable": {
    totpURI: "otpauth://totp/Bihuan:example?secret=JBSWY3DPEHPK3PXP&issuer=Bihuan",
    backupCodes: ["aaaa1-bbbb2", "cccc3-dddd4", "eeee5-ffff6"],
  },
  "/api/auth/two-factor/verify-totp": {},
};
