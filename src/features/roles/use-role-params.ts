"use client";

import { useQueryStates } from "nuqs";
import { roleParams } from "./params";

export const useRoleParams = () => useQueryStates(roleParams, { history: "push" });
