/** A container may run as a user that no list names. */
export function loginName(userInfo: () => { readonly username: string }): string {
  try {
    return userInfo().username;
  } catch (error) {
    if (error instanceof Error && "code" in error) return "you";
    throw error;
  }
}
