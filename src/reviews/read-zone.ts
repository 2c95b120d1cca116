import { nearest } from "../../knowledge/index.ts";

/**
 * The name of the IANA zone a text names, as the database writes it; undefined for anything else. Abbreviations and plain
 * offsets (`EST`, `+01:00`) are no zones here: they know no daylight saving, and people who write them do.
 */
export function readZone(text: string): string | undefined {
  if (/^utc$/i.test(text)) return "UTC";
  if (!/^[a-z_]+(?:\/[a-z0-9_+-]+)+$/i.test(text)) return undefined;
  try {
    return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(text).timeZoneId;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** The zone that was probably meant, by its city or its spelling; undefined where none is like it. */
export function nearestZone(text: string): string | undefined {
  const known = Intl.supportedValuesOf("timeZone");
  const regions = new Set(
    known.filter((zone) => zone.includes("/")).map((zone) => zone.slice(0, zone.lastIndexOf("/"))),
  );
  const city = text.slice(text.lastIndexOf("/") + 1).replaceAll(" ", "_");
  for (const region of regions) {
    const zone = readZone(`${region}/${city}`);
    if (zone !== undefined) return zone;
  }
  return nearest(text, known) ?? known.find((zone) => nearest(city, [zone.slice(zone.lastIndexOf("/") + 1)]));
}
