/** Blocks of any size, for the tables of what is taken and refused. */
export const words = (count: number) => "x".repeat(count);
export const plain = (count: number) => ({ type: "plain_text", text: words(count) });
export const mrkdwn = (count: number) => ({ type: "mrkdwn", text: words(count) });
export const option = (value: string, more = {}) => ({ text: { type: "plain_text", text: value }, value, ...more });
export const options = (count: number) => Array.from({ length: count }, (_, index) => option(`o${index}`));
export const button = (more = {}) => ({ type: "button", text: plain(5), action_id: "a", value: "v", ...more });
export const actions = (...elements: unknown[]) => ({ type: "actions", elements });
export const section = (more = {}) => ({ type: "section", text: mrkdwn(5), ...more });
export const many = (count: number, make: (index: number) => unknown) =>
  Array.from({ length: count }, (_, index) => make(index));
export const cells = (count: number) => many(count, () => ({ type: "raw_text", text: "c" }));
export const confirm = (more = {}) => ({
  title: plain(100),
  text: mrkdwn(300),
  confirm: plain(30),
  deny: plain(30),
  ...more,
});
export const bar = (series: number, categories: number, more = {}) => {
  const labels = many(categories, (index) => `c${index}`);
  const data = labels.map((label) => ({ label, value: 1 }));
  return {
    type: "data_visualization",
    title: words(50),
    chart: {
      type: "bar",
      series: many(series, (index) => ({ name: `s${index}`, data })),
      axis_config: { categories: labels, x_label: words(50) },
      ...more,
    },
  };
};
