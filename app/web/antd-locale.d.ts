// antd has no export map, so Node's resolution of types does not find its files; the bundler does.
declare module "antd/es/locale/*" {
  const locale: NonNullable<import("antd").ConfigProviderProps["locale"]>;
  export default locale;
}
