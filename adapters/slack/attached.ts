/** What became of the file of a record. */
export type Attached =
  | { readonly kind: "file"; readonly address: string | undefined }
  /** It is printed instead; `why` completes "could not be attached as a file: …". */
  | { readonly kind: "text"; readonly why: string };
