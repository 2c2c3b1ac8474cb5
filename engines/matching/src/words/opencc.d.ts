/** The package types its converters, not its tables: "乾 干|亂 乱|…", the first candidate is the usual one. */
declare module "opencc-js/dict/TSCharacters" {
  const table: string;
  export default table;
}
