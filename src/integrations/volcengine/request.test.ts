import { expect, test } from "vitest";
import { type Fields, flatten } from "./action";
import { signedRequest } from "./request";

const credentials = { accessKeyId: "AKLTtest", secretAccessKey: "secret" };
const at = new Date("2026-03-19T08:09:10Z");
const request = (sends: "query" | "json" | "form", fields: Fields) =>
  signedRequest(
    { endpoint: new URL("http://127.0.0.1:4000"), region: "cn-beijing", at },
    credentials,
    { service: "iam", version: "2018-01-01", name: "Do", sends },
    fields,
  );

test("lists are numbered from 1, what is undefined is left out", () => {
  const Tags = [{ Key: "a", Value: "b" }, { Key: "c" }];
  expect(
    flatten({ Tags, ProjectName: ["p", "q"], Limit: 100, On: false, No: undefined, Nil: null }),
  ).toEqual({
    "Tags.1.Key": "a",
    "Tags.1.Value": "b",
    "Tags.2.Key": "c",
    "ProjectName.1": "p",
    "ProjectName.2": "q",
    Limit: "100",
    On: "false",
  });
});

test("a query is sent in the encoding that is signed", () => {
  const { body, headers, method, query } = request("query", { Text: "a b+(c)*'!~张", Off: 0 });
  expect({ method, body }).toEqual({ method: "GET", body: undefined });
  expect(query).toBe("Action=Do&Off=0&Text=a%20b%2B%28c%29%2A%27%21~%E5%BC%A0&Version=2018-01-01");
  expect(headers).toMatchObject({ Host: "127.0.0.1:4000", "X-Date": "20260319T080910Z" });
  expect(headers).not.toHaveProperty("Content-Type");
  expect(headers.Authorization).toContain("SignedHeaders=host;x-date,");
});

test("a body is JSON, or a form, and is signed", () => {
  const json = request("json", { Name: "密钥", Id: 7n });
  expect(json).toMatchObject({
    method: "POST",
    query: "Action=Do&Version=2018-01-01",
    body: '{"Name":"密钥","Id":7}',
  });
  expect(json.headers["Content-Type"]).toBe("application/json; charset=utf-8");
  expect(json.headers.Authorization).toContain("SignedHeaders=host;x-content-sha256;x-date,");
  expect(request("json", {}).body).toBe("{}");

  const form = request("form", { Name: "a b" });
  expect(form).toMatchObject({ method: "POST", body: "Name=a%20b" });
  expect(form.headers["Content-Type"]).toContain("application/x-www-form-urlencoded");
  expect(request("form", {}).headers).not.toHaveProperty("X-Content-Sha256");
});

test("a field cannot take the place of the action", () => {
  expect(request("query", { Action: "DeleteUser", Version: "1" }).query).toBe(
    "Action=Do&Version=2018-01-01",
  );
});
