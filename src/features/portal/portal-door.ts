/** Where sub-accounts sign in. */
export const portalDoor = "/sign-in?as=sub_account";
export const afterPasswordChange = `${portalDoor}&notice=password`;
