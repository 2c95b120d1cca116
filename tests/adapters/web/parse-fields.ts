export interface ParsedForm {
  readonly action: string;
  /** Hidden fields. */
  readonly fields: Record<string, string>;
  /** Named buttons, options of selects and boxes, as `name=value`. */
  readonly buttons: string[];
}

/** The forms of a page this server made; its markup is regular enough for expressions. */
export function parseFields(page: string): ParsedForm[] {
  return [...page.matchAll(/<form [^>]*action="([^"]*)"[^>]*>(.*?)<\/form>/gs)].map(([, action = "", body = ""]) => {
    const fields: Record<string, string> = {};
    for (const [, name = "", value = ""] of body.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)">/g))
      fields[name] = value;
    const named = [...body.matchAll(/<(?:button|input type="checkbox") name="([^"]*)" value="([^"]*)"/g)];
    const selects = [...body.matchAll(/<select [^>]*name="([^"]*)"[^>]*>(.*?)<\/select>/gs)].flatMap(
      ([, name, options = ""]) =>
        [...options.matchAll(/<option value="([^"]+)"/g)].map(([, value]) => `${name}=${value}`),
    );
    return { action, fields, buttons: [...named.map(([, name, value]) => `${name}=${value}`), ...selects] };
  });
}
