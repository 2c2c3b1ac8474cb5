import { defineStrings } from "../../platform/i18n/strings.ts";

export const doorStrings = defineStrings({
  zh: {
    title: "闭环", subtitle: "科协工作平台", username: "用户名", password: "密码", signIn: "登录", code: "验证码", codeHint: "打开手机上的验证器，输入 6 位数字",
    useBackup: "手机不在身边，用备用码", useTotp: "改用验证器", backup: "备用码", verify: "验证", again: "返回重新登录",
    wrongPassword: "用户名或密码不对", wrongCode: "验证码不对或已过期，请看验证器上的新数字", homeHint: "从左侧选择一项工作开始。",
    home: "首页", noRooms: "当前岗位还没有可用的栏目，请联系管理员。", goOn: "进入",
    lost: "没有这个页面", lostHint: "链接可能已失效，或输入有误。", toHome: "回到首页", fault: "页面出错了", reload: "重新载入",
  },
  en: {
    title: "Bihuan", subtitle: "Working platform of associations for science", username: "User name", password: "Password", signIn: "Sign in", code: "Code", codeHint: "Open the authenticator on your phone and type its 6 digits",
    useBackup: "My phone is not here: use a backup code", useTotp: "Use the authenticator", backup: "Backup code", verify: "Verify", again: "Back to sign-in",
    wrongPassword: "The user name or the password is wrong", wrongCode: "The code is wrong or has expired; read the new one", homeHint: "Choose something at the left to begin.",
    home: "Home", noRooms: "Your current post has no pages yet; ask an administrator.", goOn: "Open",
    lost: "No such page", lostHint: "The link may be old or mistyped.", toHome: "Go home", fault: "This page failed", reload: "Load again",
  },
});

export const accountStrings = defineStrings({
  zh: {
    title: "账号", sessions: "登录中的设备", thisOne: "本机", since: (at: string) => `${at} 登录`, until: (at: string) => `${at} 到期`, revoke: "退出这台设备", unknownDevice: "未知设备",
    totp: "两步验证", on: "已开启", off: "未开启", totpWhy: "开启后，登录时除密码外还要输入手机验证器上的 6 位数字。", password: "当前密码", enable: "开启两步验证",
    scan: "用验证器 App 扫描，再输入显示的 6 位数字", secret: "扫不了？手工输入密钥", code: "6 位数字", confirm: "确认开启", backup: "备用码", backupHint: "请抄下或打印后妥善保存；每个只能用一次，只显示这一次。",
    disable: "关闭两步验证", wrong: "密码或验证码不对", done: "两步验证已开启",
  },
  en: {
    title: "Account", sessions: "Where you are signed in", thisOne: "this device", since: (at: string) => `since ${at}`, until: (at: string) => `until ${at}`, revoke: "Sign this out", unknownDevice: "Unknown device",
    totp: "Two-step sign-in", on: "on", off: "off", totpWhy: "With it, signing in asks for the 6 digits of your phone's authenticator besides the password.", password: "Current password", enable: "Turn on",
    scan: "Scan with an authenticator app, then type the 6 digits it shows", secret: "Cannot scan? Type this secret", code: "6 digits", confirm: "Confirm", backup: "Backup codes", backupHint: "Write them down or print them; each works once, and they are shown only now.",
    disable: "Turn off", wrong: "The password or the code is wrong", done: "Two-step sign-in is on",
  },
});
