import type { ThemeConfig } from "antd";

/**
 * One accent; sizes 14/16/20/28; the system's own Chinese fonts. The same values stand in ui.css as variables. Styles come of one sheet written at build
 * (app/web/kit-styles.ts), which bears no hash.
 */
export const theme: ThemeConfig = {
  hashed: false,
  zeroRuntime: true,
  token: {
    colorPrimary: "#1b5e9b",
    colorLink: "#1b5e9b",
    colorError: "#b3261e",
    colorText: "#1d2733",
    colorTextDescription: "#566270",
    colorTextPlaceholder: "#6b7683",
    colorBorder: "#828c98",
    borderRadius: 6,
    fontSize: 14,
    fontSizeLG: 16,
    fontSizeHeading3: 20,
    fontSizeHeading2: 28,
    controlHeight: 34,
    fontFamily: "var(--bh-font)",
    motion: false,
  },
};
