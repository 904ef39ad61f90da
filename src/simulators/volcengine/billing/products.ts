/** A charge item: its price is for one unit, before the discount. */
export type Element = {
  code: string;
  zh: string;
  unit: string;
  price: string;
  /** How much of the product's amount it makes up. */
  share: number;
  /** For tokens: the name under which GetUsage counts them. */
  tokens?: "PromptTokens" | "CompletionTokens";
};

export type Product = {
  code: string;
  zh: string;
  configName: string;
  mode: "subscription" | "pay-as-you-go";
  elements: Element[];
};

const kilo = "千tokens";

const products: Product[] = [
  {
    code: "ark_bd",
    zh: "火山方舟",
    configName: "Doubao-pro-32k",
    mode: "pay-as-you-go",
    elements: [
      {
        code: "doubao_pro_32k_input",
        zh: "推理输入",
        unit: kilo,
        price: "0.0008",
        share: 0.45,
        tokens: "PromptTokens",
      },
      {
        code: "doubao_pro_32k_output",
        zh: "推理输出",
        unit: kilo,
        price: "0.002",
        share: 0.55,
        tokens: "CompletionTokens",
      },
    ],
  },
  {
    code: "speech",
    zh: "豆包语音",
    configName: "语音合成大模型",
    mode: "pay-as-you-go",
    elements: [
      { code: "tts_characters", zh: "合成字符数", unit: "万字符", price: "4.5", share: 1 },
    ],
  },
  {
    code: "tos",
    zh: "对象存储",
    configName: "标准存储",
    mode: "pay-as-you-go",
    elements: [
      { code: "storage", zh: "存储容量", unit: "GB·天", price: "0.0033", share: 0.7 },
      { code: "outflow", zh: "公网流出流量", unit: "GB", price: "0.49", share: 0.3 },
    ],
  },
  {
    code: "vod",
    zh: "视频点播",
    configName: "转码",
    mode: "pay-as-you-go",
    elements: [{ code: "transcode_h264", zh: "转码时长", unit: "分钟", price: "0.0326", share: 1 }],
  },
  {
    code: "ecs",
    zh: "云服务器",
    configName: "ecs.g3il.xlarge",
    mode: "subscription",
    elements: [{ code: "instance_month", zh: "实例规格", unit: "个月", price: "428", share: 1 }],
  },
];

/** A product by its code; one that the catalogue does not know is called by its code. */
export const productOf = (code: string): Product =>
  products.find((product) => product.code === code) ?? {
    code,
    zh: code,
    configName: code,
    mode: "pay-as-you-go",
    elements: [],
  };

export const elementOf = (product: string, code: string): Element | undefined =>
  productOf(product).elements.find((element) => element.code === code);
