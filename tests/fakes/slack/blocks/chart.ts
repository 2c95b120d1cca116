import { z } from "zod";
import { id } from "./objects.ts";

/**
 * The chart block: https://docs.slack.dev/reference/block-kit/blocks/data-visualization-block.
 * Where copies of the page differ (6 or 12 series), the smaller number holds here.
 */
const label = z.string().min(1).max(20);

const pie = z.strictObject({
  type: z.literal("pie"),
  segments: z
    .array(z.strictObject({ label, value: z.number().positive() }))
    .min(1)
    .max(6),
});

const drawn = <Type extends string>(type: Type) =>
  z
    .strictObject({
      type: z.literal(type),
      series: z
        .array(
          z.strictObject({
            name: label,
            data: z
              .array(z.strictObject({ label, value: z.number() }))
              .min(1)
              .max(20),
          }),
        )
        .min(1)
        .max(6),
      axis_config: z.strictObject({
        categories: z.array(label).min(1).max(20),
        x_label: z.string().min(1).max(50).optional(),
        y_label: z.string().min(1).max(50).optional(),
      }),
    })
    .refine(({ series }) => new Set(series.map(({ name }) => name)).size === series.length, {
      error: "series names must be unique",
      path: ["series"],
    })
    .refine(
      ({ series, axis_config: { categories } }) =>
        new Set(categories).size === categories.length &&
        series.every(
          ({ data }) =>
            data.length === categories.length &&
            new Set(data.map((point) => point.label)).isSubsetOf(new Set(categories)),
        ),
      { error: "every series needs one point for each category", path: ["series"] },
    );

export const dataVisualization = z.strictObject({
  type: z.literal("data_visualization"),
  block_id: id.optional(),
  title: z.string().min(1).max(50),
  chart: z.discriminatedUnion("type", [pie, drawn("bar"), drawn("line"), drawn("area")]),
});
