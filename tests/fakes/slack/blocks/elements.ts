import { z } from "zod";
import { confirm, id, overflowOption, plainOption, plainText, richOption, slackFile, url } from "./objects.ts";
import { richText } from "./rich-text.ts";

/** Interactive elements: https://docs.slack.dev/reference/block-kit/block-elements. */
const action = { action_id: id.optional() };
const focus = { focus_on_load: z.boolean().optional() };
const asking = { confirm: confirm.optional() };
const placeholder = { placeholder: plainText(150).optional() };
const dispatch = {
  dispatch_action_config: z
    .strictObject({ trigger_actions_on: z.array(z.enum(["on_enter_pressed", "on_character_entered"])).min(1) })
    .optional(),
};

export const image = z
  .strictObject({
    type: z.literal("image"),
    alt_text: z.string().min(1).max(2000),
    image_url: url.optional(),
    slack_file: slackFile.optional(),
  })
  .refine((given) => (given.image_url === undefined) !== (given.slack_file === undefined), {
    error: "must define either `image_url` or `slack_file`",
  });

export const button = z.strictObject({
  type: z.literal("button"),
  text: plainText(75),
  ...action,
  url: url.optional(),
  value: z.string().min(1).max(2000).optional(),
  style: z.enum(["primary", "danger"]).optional(),
  ...asking,
  accessibility_label: z.string().min(1).max(75).optional(),
});

const optionGroups = z
  .array(z.strictObject({ label: plainText(75), options: z.array(plainOption).min(1).max(100) }))
  .min(1)
  .max(100);
const choices = { options: z.array(plainOption).min(1).max(100).optional(), option_groups: optionGroups.optional() };

const staticSelect = z
  .strictObject({
    type: z.literal("static_select"),
    ...action,
    ...choices,
    initial_option: plainOption.optional(),
    ...asking,
    ...focus,
    ...placeholder,
  })
  .refine(oneOfOptions, { error: "must define either `options` or `option_groups`" })
  .refine((given) => among(given.initial_option && [given.initial_option], given), { error: "invalid initial_option" });

const multiSelect = z
  .strictObject({
    type: z.literal("multi_static_select"),
    ...action,
    ...choices,
    initial_options: z.array(plainOption).min(1).optional(),
    max_selected_items: z.int().min(1).optional(),
    ...asking,
    ...focus,
    ...placeholder,
  })
  .refine(oneOfOptions, { error: "must define either `options` or `option_groups`" })
  .refine((given) => among(given.initial_options, given), { error: "invalid initial_options" });

const usersSelect = z.strictObject({
  type: z.literal("users_select"),
  ...action,
  initial_user: z.string().min(1).optional(),
  ...asking,
  ...focus,
  ...placeholder,
});

const multiUsersSelect = z.strictObject({
  type: z.literal("multi_users_select"),
  ...action,
  initial_users: z.array(z.string().min(1)).optional(),
  max_selected_items: z.int().min(1).optional(),
  ...asking,
  ...focus,
  ...placeholder,
});

const overflow = z.strictObject({
  type: z.literal("overflow"),
  ...action,
  // One option would be a button; Slack's documentation asks for two, newer clients take one.
  options: z.array(overflowOption).min(2).max(5),
  ...asking,
});

const radioButtons = z
  .strictObject({
    type: z.literal("radio_buttons"),
    ...action,
    options: z.array(richOption).min(1).max(10),
    initial_option: richOption.optional(),
    ...asking,
    ...focus,
  })
  .refine((given) => among(given.initial_option && [given.initial_option], given), { error: "invalid initial_option" });

const checkboxes = z
  .strictObject({
    type: z.literal("checkboxes"),
    ...action,
    options: z.array(richOption).min(1).max(10),
    initial_options: z.array(richOption).min(1).optional(),
    ...asking,
    ...focus,
  })
  .refine((given) => among(given.initial_options, given), { error: "invalid initial_options" });

const datepicker = z.strictObject({
  type: z.literal("datepicker"),
  ...action,
  initial_date: z.iso.date().optional(),
  ...asking,
  ...focus,
  ...placeholder,
});

const plainTextInput = z.strictObject({
  type: z.literal("plain_text_input"),
  ...action,
  initial_value: z.string().max(3000).optional(),
  multiline: z.boolean().optional(),
  min_length: z.int().min(0).max(3000).optional(),
  max_length: z.int().min(1).max(3000).optional(),
  ...dispatch,
  ...focus,
  ...placeholder,
});

const figure = z.string().regex(/^-?\d+(\.\d+)?$/, { error: "must be a number" });
const numberInput = z
  .strictObject({
    type: z.literal("number_input"),
    ...action,
    is_decimal_allowed: z.boolean(),
    initial_value: figure.optional(),
    min_value: figure.optional(),
    max_value: figure.optional(),
    ...dispatch,
    ...focus,
    ...placeholder,
  })
  .refine((given) => Number(given.min_value ?? -Infinity) <= Number(given.max_value ?? Infinity), {
    error: "min_value cannot be greater than max_value",
  })
  .refine((given) => given.initial_value === undefined || numberIn(given, given.initial_value), {
    error: "invalid initial_value",
  });

const richTextInput = z.strictObject({
  type: z.literal("rich_text_input"),
  ...action,
  initial_value: richText.optional(),
  ...dispatch,
  ...focus,
  ...placeholder,
});

const selects = [
  staticSelect,
  multiSelect,
  usersSelect,
  multiUsersSelect,
  radioButtons,
  checkboxes,
  datepicker,
] as const;

export const inActions = z.discriminatedUnion("type", [button, overflow, ...selects]);
export const asAccessory = z.discriminatedUnion("type", [button, overflow, image, ...selects]);
export const inInput = z.discriminatedUnion("type", [plainTextInput, numberInput, richTextInput, ...selects]);

/** Whether a number input takes what is typed, as a client checks it. */
export function numberIn(
  { is_decimal_allowed, min_value, max_value }: Readonly<Record<string, unknown>>,
  typed: string,
): boolean {
  const form = is_decimal_allowed === true ? /^-?\d+(\.\d+)?$/ : /^-?\d+$/;
  const [least, most] = [Number(min_value ?? -Infinity), Number(max_value ?? Infinity)];
  return form.test(typed) && Number(typed) >= least && Number(typed) <= most;
}

interface Choices {
  readonly options?: readonly { readonly value: string }[] | undefined;
  readonly option_groups?: readonly { readonly options: readonly { readonly value: string }[] }[] | undefined;
}

function oneOfOptions({ options, option_groups }: Choices): boolean {
  return (options === undefined) !== (option_groups === undefined);
}

/** What is chosen from the start must be one of the options, letter for letter. */
function among(initial: readonly unknown[] | undefined, { options, option_groups }: Choices): boolean {
  const offered = [...(options ?? []), ...(option_groups ?? []).flatMap((group) => group.options)];
  const texts = new Set(offered.map((option) => JSON.stringify(option)));
  return (initial ?? []).every((option) => texts.has(JSON.stringify(option)));
}
