module example.org/yijian-client

go 1.19
