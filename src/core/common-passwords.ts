const listOf = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** The most used passwords of at least eight characters, in lower case, from published rankings. */
export const commonPasswords = listOf(`
  123456789 12345678 1234567890 password password1 password12 password123 password1234 passw0rd
  p@ssw0rd p@ssword qwertyuiop qwerty123 qwerty1234 qwerty12345 qwer1234 asdf1234 asdfghjkl
  asdfasdf zxcvbnm123 1q2w3e4r 1q2w3e4r5t 1q2w3e4r5t6y 1qaz2wsx 1qaz2wsx3edc 1qaz@wsx qazwsxedc
  qazwsx123 q1w2e3r4 q1w2e3r4t5 zaq12wsx zaq1zaq1 zaq1xsw2 !qaz2wsx abcd1234 abc12345 abc123456
  abc123456789 a1b2c3d4 a123456789 a12345678 a1234567 aa123456 aa12345678 aaa123456 aaaa1111
  aabbcc123 asd123456 asd12345 qwe123456 qwe12345 qweasdzxc qweasd123 q12345678 q123456789
  w123456789 z123456789 zxc123456 123456789a 12345678a 123456abc 1234abcd 1234qwer 123qweasd
  123qwe123 123qweasdzxc 123abc123 12341234 12344321 123321123 123123123 123456123 123454321
  12345679 1234567891 12345678910 123456789q 123456789z 0123456789 0987654321 987654321 87654321
  9876543210 147258369 147852369 159357456 159753456 789456123 741852963 963852741 135792468
  102030405060 11223344 1122334455 112233445566 11112222 12121212 13131313 20202020 21212121
  10101010 00000000 11111111 22222222 33333333 44444444 55555555 66666666 77777777 88888888
  99999999 000000000 111111111 1111111111 0000000000 222222222 66668888 88886666 52013140
  5201314520 1314520520 woaini1314 woaini520 woaini521 woaini123 woaini123456 woaini1314520
  5201314a a5201314 wo123456 wang1234 wang123456 zhang123 zhang123456 li123456 liu123456
  chen123456 yang1234 caonima123 nihao123 nihao123456 nihaoma123 qq123456 qq123456789 qq5201314
  admin123 admin1234 admin12345 admin123456 admin@123 admin888 admin8888 adminadmin administrator
  root1234 root12345 toor1234 rootroot test1234 test12345 test123456 testtest testing123
  guest1234 user1234 user12345 welcome1 welcome12 welcome123 welcome1234 welcome@123 changeme
  changeme1 changeme123 letmein1 letmein123 iloveyou iloveyou1 iloveyou2 iloveyou123 ilovegod
  sunshine sunshine1 princess princess1 football football1 baseball baseball1 basketball superman
  superman1 spiderman batman123 starwars starwars1 whatever whatever1 trustno1 jordan23 michael1
  michelle jennifer jessica1 charlie1 computer computer1 internet internet1 samsung1 samsung123
  monkey123 dragon123 master123 master12 shadow123 hello123 hello1234 helloworld hunter12
  killer123 freedom1 liverpool liverpool1 chelsea1 arsenal1 pokemon1 pokemon123 nintendo
  minecraft minecraft1 blink182 1234567a 1234567q 12345qwert qwert12345 qwert123 qwerty01
  qwertyui azertyuiop azerty123 asdqwe123 asdzxc123 zxcvbnm1 zxcvasdf qazxswedc poiuytrewq
  mnbvcxz123 lkjhgfdsa p@$$w0rd p@ssw0rd1 p@ssw0rd123 pass1234 pass12345 passpass passw0rd1
  pa$$w0rd secret123 secret12 mypassword newpassword mysecret oracle123 mysql123 postgres
  postgres1 cisco123 huawei123 huawei@123 h3c12345 sysadmin supervisor superuser system123
  server123 default1 login123 temp1234 temporary abcdefgh abcdefg1 abcdefg123 aaaaaaaa abababab
  abc123abc abcabcabc 1a2b3c4d 1a2s3d4f a1s2d3f4 1z2x3c4v z1x2c3v4 zxcv1234 147896325 14789632
  98765432 99887766 55667788 password! password1! password@1 password@123 welcome1! spring2024
  summer2024 autumn2024 winter2024 spring2025 summer2025 winter2025 spring2026 summer2026
  autumn2026 winter2026
`);

/** Words that stay guessable whatever digits and signs stand before or after them. */
export const commonWords = listOf(`
  password passwort motdepasse contrasena passwd pass admin administrator root user guest test
  testing tester demo welcome hello letmein login secret changeme default temp temporary qwerty
  qwertyui qwertyuiop qwert asdf asdfgh asdfghjkl zxcv zxcvbn zxcvbnm qazwsx abc abcd abcde
  abcdef iloveyou love lovely loveyou sunshine princess dragon monkey football baseball
  basketball soccer superman batman spiderman starwars shadow master michael jordan jennifer
  jessica charlie daniel thomas andrew computer internet samsung apple google microsoft windows
  summer winter spring autumn january february march april june july august september october
  november december monday friday sunday freedom flower hunter killer pokemon ninja mustang
  cheese cookie chocolate banana orange purple silver golden diamond liverpool chelsea arsenal
  barcelona woaini woaiwojia nihao nihaoma zhongguo beijing shanghai china qq wang zhang liu chen
  yang huang zhao zhou university college student teacher campus library school class department
  professor research science account system server database console cloud volcengine airgate
  quota access manager support finance
`);
