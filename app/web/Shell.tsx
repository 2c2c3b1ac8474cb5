import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider, type AnyRouter } from "@tanstack/react-router";
import { ConfigProvider } from "antd";
import enUS from "antd/es/locale/en_US";
import zhCN from "antd/es/locale/zh_CN";
import { StrictMode } from "react";
import { useLocale } from "../../platform/i18n/locale.ts";
import { troubleOf } from "../../platform/ui/refusal.ts";
import { theme } from "../../platform/ui/theme.ts";

/** Language, theme and the cache of answers around the router. */
export function Shell({ router, cache }: { readonly router: AnyRouter; readonly cache: QueryClient }) {
  const { locale } = useLocale();
  return (
    <StrictMode>
      <ConfigProvider locale={locale === "en" ? enUS : zhCN} theme={theme} button={{ autoInsertSpace: false }}>
        <QueryClientProvider client={cache}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </ConfigProvider>
    </StrictMode>
  );
}

/** Only a lost connection is worth asking again: a refusal stays one, and a bug is not cured by repeating. */
export const createCache = () =>
  new QueryClient({
    defaultOptions: { queries: { staleTime: 10_000, retry: (count, error) => count < 2 && troubleOf(error).kind === "offline" } },
  });
